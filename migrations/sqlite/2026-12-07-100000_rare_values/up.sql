-- SQLite counts no values unless it is told to, and takes what a list is filtered by for rare.
SELECT 1;
