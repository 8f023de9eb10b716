"""Intake (监督受理): reports come in, are located, compared and followed until they are closed."""
