import { emulatorEnvironment } from './emulator-environment';

function environment(shell: NodeJS.ProcessEnv) {
  return emulatorEnvironment({
    settings: { folder: '/f', port: 45_999, installations: '/v' },
    installation: { python: '/v/python', searchPath: ['/v/site-packages'] },
    instance: 'run',
    shell,
  });
}

describe('the environment of the emulator', () => {
  it('holds nothing of the shell that could lead to a real account or to other services', () => {
    const shell = {
      AWS_PROFILE: 'prod',
      AWS_ACCESS_KEY_ID: 'AKIA',
      DOCKER_HOST: 'x',
      HTTPS_PROXY: 'y',
      SERVICES: 's3',
    };
    const given = environment({ PATH: '/bin', ...shell });
    expect(Object.keys(given).filter((name) => name.startsWith('AWS_'))).toEqual([]);
    for (const name of ['HTTPS_PROXY', 'SERVICES']) expect(given).not.toHaveProperty(name);
    expect(given['DOCKER_HOST']).toBe('unix:///f/no-docker.sock');
    expect(given['PATH']).toBe('/bin');
  });

  it('binds to loopback on the chosen port', () => {
    expect(environment({})).toMatchObject({
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: '45999',
      EDGE_PORT: '45999',
    });
  });

  it('keeps state and objects in the folder', () => {
    expect(environment({})).toMatchObject({
      PERSIST_STATE: '1',
      STATE_DIR: '/f/state',
      S3_PERSIST: '1',
      S3_DATA_DIR: '/f/objects',
      TMPDIR: '/f/tmp',
    });
  });

  it('finds the extension before the installed packages', () => {
    expect(environment({})['PYTHONPATH']).toMatch(/tools\/local-aws\/extension:\/v\/site-packages$/);
  });
});
