"""Who is one person or body across the articles of a ledger?"""
