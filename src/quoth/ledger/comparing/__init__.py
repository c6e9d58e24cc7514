"""Which statements of a ledger are the same one, and which reports do not go together?"""
