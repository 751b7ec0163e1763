"""Table cells understood: from labelled cells to figures and observations."""
