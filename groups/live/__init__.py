"""The live room: its log (`log`), the one writer of each process (`writer`), the hub that hands frames to
sockets (`hub`), the tail that sees what other processes wrote (`tail`), presence and clocks."""
