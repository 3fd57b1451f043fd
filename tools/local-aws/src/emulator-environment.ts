import { delimiter } from 'node:path';
import { EXTENSION } from './build-hash';
import type { Installation } from './installation';
import { filesIn, type Settings } from './options';

/** What the emulator may know of the shell. A list of what to leave out would miss the next AWS_ or DOCKER_ variable. */
const PASSED_ON = ['HOME', 'LANG', 'LC_ALL', 'PATH', 'TZ', 'USER'];

export interface EmulatorEnvironmentProps {
  readonly settings: Settings;
  readonly installation: Installation;
  /** Random name of this run. */
  readonly instance: string;
  readonly shell: NodeJS.ProcessEnv;
}

/** The whole environment of the emulator's process. */
export function emulatorEnvironment(props: EmulatorEnvironmentProps): Record<string, string> {
  const { settings, installation, instance, shell } = props;
  const files = filesIn(settings.folder);
  const port = String(settings.port);
  const passedOn = PASSED_ON.flatMap((name) => (shell[name] === undefined ? [] : [[name, shell[name]]]));
  return {
    ...(Object.fromEntries(passedOn) as Record<string, string>),
    PYTHONPATH: [EXTENSION, ...installation.searchPath].join(delimiter),
    PYTHONNOUSERSITE: '1',
    PYTHONUNBUFFERED: '1',
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: port,
    EDGE_PORT: port,
    PERSIST_STATE: '1',
    STATE_DIR: files.state,
    S3_PERSIST: '1',
    S3_DATA_DIR: files.objects,
    TMPDIR: files.temporary,
    // Further listeners and containers are of no use here.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    DOCKER_HOST: `unix://${settings.folder}/no-docker.sock`,
    LOCAL_AWS_INSTANCE: instance,
    LOCAL_AWS_SECRET_FILE: files.secret,
    LOCAL_AWS_TYPES_FILE: files.types,
  };
}
