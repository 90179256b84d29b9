"""What the reader sees and touches: the only place in lib that imports streamlit."""
