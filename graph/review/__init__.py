"""Reviewing what was read from a report: a person decides, and what is accepted becomes rows of the tables.

draft -> decisions -> rows -> staged tables -> a version
"""
