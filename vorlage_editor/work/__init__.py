"""What takes its time, as functions: values in, a value out. The window runs it beside itself."""
