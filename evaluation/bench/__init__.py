"""How quick the program is where people wait for it, on stores that scripts/generated_store.py makes."""
