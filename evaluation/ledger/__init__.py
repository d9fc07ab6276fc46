"""Mini-stories of promises and what became of them, and how many outcomes the ledger gets right."""
