"""Files to download, made of each version as it is published: RDF, tables, VoID, and the list of them."""
