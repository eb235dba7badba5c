/**
 * How plans are weighed, on both databases: as for rows that are in memory or on a solid disk. With PostgreSQL's own 4,
 * small tables are read whole, once for each card of a page.
 */
export const planning = { random_page_cost: 1.1 };
