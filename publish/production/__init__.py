"""From what is asked for to finished files: reading, setting in runs, binding, making."""
