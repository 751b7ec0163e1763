"""The command line, one module for each group of commands. Each only calls the rooms and shows what they return."""
