"""What the paper says, as pieces that flow over pages: head, text, tables, pictures, end."""
