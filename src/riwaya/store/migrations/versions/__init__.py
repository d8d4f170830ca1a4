"""One module a migration, under its number."""
