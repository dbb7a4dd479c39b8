"""The desk in the browser: pages and data of the record, for whoever sits at this machine.

`app.create_app` puts it together; `opening` opens the record for a request; `safety` keeps others out; `pages/` has one module per
kind of page, each of which makes a view (`publishing/views`) and renders it. Importing this imports nothing heavy.
"""
