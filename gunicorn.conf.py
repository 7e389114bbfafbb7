"""How gunicorn runs the site; read by gunicorn itself when it is started in this folder.

A large file is read and published within the request that asks for it. Threads answer the page that asks how
far it is, and whoever else comes, meanwhile; the timeouts are those of the longest such work, not of a page.
"""

workers = 2
threads = 4
timeout = 300
graceful_timeout = 300
