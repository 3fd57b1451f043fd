import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { candidatePorts, defaultFolder, filesIn, portOf, settingsFrom } from './settings';
import { temporaryFolder } from './testing/temporary-folder';

describe('settingsFrom', () => {
  it('puts the folder into the workspace, and asks for no port, when nothing is said', () => {
    const settings = settingsFrom({}, {});
    expect(settings.port).toBeUndefined();
    expect(settings.folder).toMatch(/\.local-aws$/);
    expect(settings.installations).toBe(settings.folder);
  });

  it('takes folder, port and installations from the shell', () => {
    const shell = { LOCAL_AWS_FOLDER: '/f', LOCAL_AWS_PORT: '45999', LOCAL_AWS_VENV: '/v' };
    expect(settingsFrom({}, shell)).toEqual({ folder: '/f', port: 45_999, installations: '/v' });
  });

  it('prefers options to the shell', () => {
    const shell = { LOCAL_AWS_FOLDER: '/f', LOCAL_AWS_PORT: '45999' };
    expect(settingsFrom({ folder: '/mine', port: 1234 }, shell)).toMatchObject({
      folder: '/mine',
      port: 1234,
    });
  });

  it('shares the installation between folders', () => {
    expect(settingsFrom({ folder: '/a' }, {}).installations).toBe(
      settingsFrom({ folder: '/b' }, {}).installations,
    );
  });

  it.each(['http', '80', '65536', '45660.5'])('refuses the port "%s" and says what it expects', (port) => {
    expect(() => settingsFrom({}, { LOCAL_AWS_PORT: port })).toThrow(
      expect.objectContaining({
        code: 'LOCAL_AWS_PORT_INVALID',
        message: expect.stringContaining(`"${port}"`),
      }),
    );
  });

  it('keeps everything of one emulator in its folder', () => {
    for (const path of Object.values(filesIn('/some/folder'))) expect(path).toMatch(/^\/some\/folder\//);
  });
});

describe('the port', () => {
  const folder = temporaryFolder();
  const settings = (port?: number) => ({ folder: folder(), port, installations: folder() });

  it('is the one that is asked for, before the one that the folder keeps', () => {
    writeFileSync(filesIn(folder()).port, '24100');
    expect(portOf(settings(1234))).toBe(1234);
    expect(portOf(settings())).toBe(24_100);
  });

  it('comes from the path where nothing is kept, so that it is the same after the folder was removed', () => {
    expect(portOf(settings())).toBe(portOf(settings()));
    writeFileSync(filesIn(folder()).port, 'nonsense');
    expect(portOf(settings())).toBe(candidatePorts(folder()).next().value);
  });

  it('is another one for nearly every folder, and none that the system gives to others', () => {
    const ports = Array.from(
      { length: 100 },
      (_, index) => candidatePorts(`/workspace-${index}`).next().value,
    );
    expect(new Set(ports).size).toBeGreaterThan(95);
    for (const port of ports) expect(port >= 24_000 && port < 32_000).toBe(true);
  });

  it('has others to try, each once', () => {
    const candidates = candidatePorts('/workspace');
    const first = Array.from({ length: 8000 }, () => candidates.next().value);
    expect(new Set(first).size).toBe(8000);
  });
});

describe('a folder that links lead to', () => {
  const folder = temporaryFolder();

  it('has one name, whether it exists yet or not', () => {
    mkdirSync(join(folder(), 'real'));
    symlinkSync(join(folder(), 'real'), join(folder(), 'link'));
    const named = (...path: string[]) => settingsFrom({ folder: join(folder(), ...path) }, {}).folder;
    expect(named('link')).toBe(named('real'));
    expect(named('link', 'later', 'still')).toBe(named('real', 'later', 'still'));
  });
});

describe('defaultFolder', () => {
  it('is in the workspace that the tool is a project of, wherever a command is typed', () => {
    expect(defaultFolder('/w/tools/local-aws', '/elsewhere')).toBe('/w/.local-aws');
  });

  it('is where commands are typed when the tool is an installed package', () => {
    expect(defaultFolder('/w/node_modules/@hipaa-cdk/local-aws', '/w')).toBe('/w/.local-aws');
  });
});
