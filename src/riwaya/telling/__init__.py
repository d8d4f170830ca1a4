"""telling"""
