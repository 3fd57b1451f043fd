import { createServer } from 'node:net';
import { freePort, isFree, portTaken } from './ports';
import { scriptedRunner } from './testing/scripted-runner';

describe('a port', () => {
  it('is free until somebody listens there', async () => {
    const port = await freePort();
    expect(await isFree(port)).toBe(true);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await isFree(port)).toBe(false);
    server.close();
  });
});

describe('the error for a port that is taken', () => {
  it('names the program from lsof', async () => {
    const { run } = scriptedRunner({ lsof: { stdout: 'p4711\ncnginx\n' } });
    expect(await portTaken(45_660, run)).toMatchObject({
      code: 'LOCAL_AWS_PORT_TAKEN',
      message: expect.stringMatching(/45660.*nginx \(process 4711\)/),
      remedy: expect.stringContaining('LOCAL_AWS_PORT=45661 npx nx'),
    });
  });

  it('names the program from ss where there is no lsof', async () => {
    const { run } = scriptedRunner({
      ss: { stdout: 'LISTEN 0 5 127.0.0.1:45660 users:(("python3",pid=99,fd=3))' },
    });
    expect((await portTaken(45_660, run)).message).toContain('python3 (process 99)');
  });

  it('says as much as it knows where the system tells nothing', async () => {
    expect((await portTaken(45_660, scriptedRunner({}).run)).message).toContain('another program');
  });
});
