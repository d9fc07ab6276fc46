"""The HTTP API and the desk. Only this room knows FastAPI.

``app`` joins the routers, ``serving`` runs them; ``shapes`` says what comes out, ``asking`` what may be asked,
``deciding`` who may change something. Answers are made from records by ``out``.
"""
