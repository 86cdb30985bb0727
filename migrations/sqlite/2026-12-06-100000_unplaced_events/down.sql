DROP TABLE unplaced_events;
