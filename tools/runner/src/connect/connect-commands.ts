/** What the commands are filled in with. Nothing here is secret: whoever may use it is asked by AWS. */
export interface BastionPlaces {
  readonly region: string;
  readonly instanceId: string;
  readonly sessionDocumentName: string;
  /**
   * Named profile of the AWS configuration file.
   *
   * @default - the credentials of the shell
   */
  readonly awsProfile?: string;
  /**
   * How the database is reached.
   *
   * @default - the environment has none
   */
  readonly database?: DatabasePlaces;
}

export interface DatabasePlaces {
  readonly tunnelDocumentName: string;
  readonly host: string;
  readonly port: string;
  readonly name: string;
  readonly user: string;
}

const CERTIFICATES = 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem';

/** The commands that lead to the machine and to the database, ready to be copied into a shell. */
export function connectCommands(places: BastionPlaces): string {
  const { region, instanceId, sessionDocumentName, awsProfile, database } = places;
  const common = [`--region ${region}`, ...(awsProfile ? [`--profile ${awsProfile}`] : [])].join(' ');
  const session = (document: string, more = ''): string =>
    `aws ssm start-session ${common} --target ${instanceId} --document-name ${document}${more}`;
  return [
    '# A shell on the bastion. All that is typed and shown is recorded.',
    session(sessionDocumentName),
    ...(database ? databaseCommands(database, common, session) : []),
  ].join('\n');
}

function databaseCommands(
  { tunnelDocumentName, host, port, name, user }: DatabasePlaces,
  common: string,
  session: (document: string, more: string) => string,
): string[] {
  const connection = [
    `host=${host}`,
    // The name is still the one that the certificate is compared with.
    'hostaddr=127.0.0.1',
    `port=${port}`,
    `dbname=${name}`,
    `user=${user}`,
    'sslmode=verify-full',
    'sslrootcert=rds-global-bundle.pem',
  ].join(' ');
  return [
    '',
    '# A tunnel to the database. That it is opened is recorded, and not what goes through it.',
    session(tunnelDocumentName, ` --parameters localPortNumber=${port}`),
    '',
    '# In a second shell, while the tunnel is open. The token is good for 15 minutes and is not shown.',
    `curl --fail --silent --show-error --output rds-global-bundle.pem ${CERTIFICATES}`,
    `PGPASSWORD="$(aws rds generate-db-auth-token ${common} --hostname ${host} --port ${port} --username ${user})" \\`,
    `  psql "${connection}"`,
  ];
}
