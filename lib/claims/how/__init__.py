"""How a figure is stated: its measure, how firmly it is promised, whether it is reached, promised or described."""
