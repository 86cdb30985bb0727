DROP TABLE unfinished_work;
