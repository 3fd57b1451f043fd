import { defaultFolder, filesIn, settingsFrom } from './options';

describe('settingsFrom', () => {
  it('puts the folder into the workspace and listens on 45660 when nothing is said', () => {
    const settings = settingsFrom({}, {});
    expect(settings.port).toBe(45_660);
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

describe('defaultFolder', () => {
  it('is in the workspace that the tool is a project of, wherever a command is typed', () => {
    expect(defaultFolder('/w/tools/local-aws', '/elsewhere')).toBe('/w/.local-aws');
  });

  it('is where commands are typed when the tool is an installed package', () => {
    expect(defaultFolder('/w/node_modules/@hipaa-cdk/local-aws', '/w')).toBe('/w/.local-aws');
  });
});
