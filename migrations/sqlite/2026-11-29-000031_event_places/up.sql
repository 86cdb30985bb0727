-- Only events that have a place: those that wait are found by their own index, in its order. A planner that took this one for
-- them would have to sort all that wait for each look.
DROP INDEX events_position;
CREATE UNIQUE INDEX events_position ON events (position) WHERE position IS NOT NULL;
