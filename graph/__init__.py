"""The core: tables, places, versions, readers and the command line. Knows no HTTP."""
