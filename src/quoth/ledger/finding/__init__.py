"""Which statements of a ledger are meant, and how many are there?"""
