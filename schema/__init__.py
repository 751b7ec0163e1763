"""What things are: records, the vocabulary of metrics, periods, units and areas. Imports no other room."""
