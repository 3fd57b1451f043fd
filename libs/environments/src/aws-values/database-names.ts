import { z } from 'zod';

/**
 * Words that PostgreSQL (appendix C, "reserved") or MySQL (9.3, "R") keep to themselves. One that stands without quotes in a
 * statement is an error, and Aurora refuses it as the name of a database.
 */
const RESERVED = new Set(
  `accessible add all alter analyse analyze and any array as asc asensitive asymmetric authorization before between bigint
  binary blob both by call cascade case cast change char character check collate collation column concurrently condition
  constraint continue convert create cross cube cume_dist current_catalog current_date current_role current_schema
  current_time current_timestamp current_user cursor database databases day_hour day_microsecond day_minute day_second dec
  decimal declare default deferrable delayed delete dense_rank desc describe deterministic distinct distinctrow div do double
  drop dual each else elseif empty enclosed end escaped except exists exit explain false fetch first_value float float4 float8
  for force foreign freeze from full fulltext function generated get grant group grouping groups having high_priority
  hour_microsecond hour_minute hour_second if ignore ilike in index infile initially inner inout insensitive insert int int1
  int2 int3 int4 int8 integer intersect interval into io_after_gtids io_before_gtids is isnull iterate join json_table key keys
  kill lag last_value lateral lead leading leave left like limit linear lines load localtime localtimestamp lock long longblob
  longtext loop low_priority master_bind match maxvalue mediumblob mediumint mediumtext middleint minute_microsecond
  minute_second mod modifies natural no_write_to_binlog not notnull nth_value ntile null numeric of offset on only optimize
  optimizer_costs option optionally or order out outer outfile over overlaps partition percent_rank placing precision primary
  procedure purge qualify range rank read read_write reads real recursive references regexp release rename repeat replace
  require resignal restrict return returning revoke right rlike row row_number rows schema schemas second_microsecond select
  sensitive separator session_user set show signal similar smallint some spatial specific sql sql_big_result
  sql_calc_found_rows sql_small_result sqlexception sqlstate sqlwarning ssl starting stored straight_join symmetric system
  system_user table tablesample terminated then tinyblob tinyint tinytext to trailing trigger true undo union unique unlock
  unsigned update usage use user using utc_date utc_time utc_timestamp values varbinary varchar varcharacter variadic varying
  verbose virtual when where while window with write xor year_month zerofill`.split(/\s+/),
);

/** Databases that engines or RDS make for themselves, but for the one named after the engine: that is for its own layer to know. */
const SYSTEM_DATABASE = /^(?:information_schema|performance_schema|pg_.*|rdsadmin|sys|template[01])$/;

/** Users and roles that an engine, RDS or this platform makes: their permissions are not those of an application. */
const SYSTEM_USER =
  /^(?:aws.*|clusteradmin|innodb|mysql.*|none|pg_.*|postgres|public|rds_.*|rdsadmin|rdsrepladmin|rdstopmgr|rdsproxyadmin|rdswriteforwarduser|root|sys)$/;

/** Name of a database that PostgreSQL and MySQL take without quotes, and that neither uses itself. */
export function databaseName() {
  return z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,62}$/,
      'expected up to 63 lower-case letters, digits and underscores, a letter first',
    )
    .refine(
      (name) => !RESERVED.has(name) && !SYSTEM_DATABASE.test(name),
      'the engine keeps this word to itself; expected another name',
    );
}

/** Name of a user of a database who is neither an administrator nor one of the engine's own. */
export function databaseUser() {
  return z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,31}$/,
      'expected up to 32 lower-case letters, digits and underscores, a letter first',
    )
    .refine(
      (name) => !RESERVED.has(name) && !SYSTEM_USER.test(name),
      'the engine keeps this name to itself or to an administrator; expected another one',
    );
}
