"""The use cases, on asyncio and without Qt."""
