/** Numbers of North America (NANP). */
export const NORTH_AMERICA = /^1[2-9]\d\d[2-9]\d{6}$/;

/** What stands for no telephone number. */
export const DUMMY = /^(\d)\1+$|(\d)\2{6}|1234567/;
