"""What exists while the simulator runs, all in memory: bots, citizens, chats, files, pending updates."""
