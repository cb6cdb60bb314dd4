"""The demonstration site of one alliance: its words, its pictures, and how they are planted.

Everything that names an alliance stands in the files here; another alliance changes them, or
starts with an empty site and writes its own pages in the admin.
"""
