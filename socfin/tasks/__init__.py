"""Work outside requests: what each kind does, and who does it, in processes of their own or in a thread.

Each kind may be begun twice and does the same as once: what was done is seen, and left.
"""
