"""What keeps municipalities apart in the database: whose rows a statement may touch, and the policies for it.

The web takes a seat (access/), and every statement it sends from then on says which municipality that is of;
PostgreSQL refuses the rest (docs/adr/0021). On SQLite, which has no such thing, nothing is done.
"""
