"""Desk plugin for digital city management (数字城管): one package, one room per subsystem."""
