"""How quick the program is where people wait for it, on stores and files that are generated."""
