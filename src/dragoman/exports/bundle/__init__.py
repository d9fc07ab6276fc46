"""A signed bundle: records that another team can check offline, to the letter, against the key of who made them.

``manifest.json`` names every file with its length and SHA-256, ``manifest.sig`` is the Ed25519 signature of exactly its
bytes, ``public-key.pem`` the key it was made with. Any program that knows Ed25519 can check it.
"""
