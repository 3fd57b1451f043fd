import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { TemporaryWorkspace, type CommandResult } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS, breakNetwork } from './layers';
import { APPLICATION, PLACEHOLDER, PROD, moveTo } from './place';

const STACK = 'apps/network/src/network-stack.ts';
let workspace: TemporaryWorkspace;
let canary: Server;
const touched: string[] = [];

beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
  moveTo(workspace, PROD, { account: PLACEHOLDER });
  workspace.commit('prod is in an account that nobody can own');
  canary = createServer((request, response) => {
    touched.push(`${request.method} ${request.url}`);
    response.writeHead(500).end();
  }).listen(0, '127.0.0.1');
  await once(canary, 'listening');
});
afterAll(async () => {
  canary.close();
  await workspace.dispose();
});

/** With everything in the shell that could lead to an account. */
function rehearse(args: string): Promise<CommandResult> {
  const endpoint = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
  return workspace.withoutNx(args, {
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'real',
    AWS_PROFILE: 'production',
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_SSM: endpoint,
    HTTPS_PROXY: endpoint,
  });
}

function leftovers(): string[] {
  const folder = join(workspace.root, 'tmp');
  return existsSync(folder) ? readdirSync(folder) : [];
}

test('without a commit to start from it deploys prod as of now, and says so', async () => {
  const { output, code } = await rehearse('run-many -t rehearse --env=prod');
  expect(output).toContain(`environment prod: AWS, account ${PLACEHOLDER}, region ${PROD.region}`);
  expect(output).toContain(`only as of now: ${PLACEHOLDER} is a placeholder`);
  expect(output).toMatch(/^network +created +\+\d+$/m);
  expect(output).toMatch(/^database +created +\+\d+$/m);
  expect(code).toBe(0);
});

describe('from an earlier commit', () => {
  let output: string;
  let code: number;
  beforeAll(async () => {
    workspace.edit(STACK, 'idsOf(subnets.isolated)', 'idsOf(subnets.isolated).reverse()');
    workspace.edit('apps/network/src/flow-logs.ts', 'Interval.ONE_MINUTE', 'Interval.TEN_MINUTES');
    workspace.commit('feat(network): another order, and fewer flow logs');
    ({ output, code } = await rehearse('run-many -t rehearse --env=prod --from=HEAD~1'));
  });

  test('every layer is made as it was, and then as it will be', () => {
    expect(output).toMatch(/^database +created +updated +~\d+$/m);
    expect(output).toMatch(/^storage +created +unchanged$/m);
    expect(code).toBe(0);
  });

  test('replaced resources are named', () => {
    expect(output).toMatch(/^network: FlowLogs\w+ \(AWS::EC2::FlowLog\) is replaced$/m);
  });

  test('a published value that changes is named with its readers', () => {
    expect(output).toMatch(
      new RegExp(
        `^/${APPLICATION}/prod/network/isolatedSubnetIds changes from subnet-\\S+ to subnet-\\S+; stale until deployed too: database$`,
        'm',
      ),
    );
  });
});

test('an update that fails is reported as rolled back, and its readers are skipped', async () => {
  breakNetwork(workspace);
  const { output, code } = await rehearse('run-many -t rehearse --env=prod --from=HEAD');
  workspace.restore();
  expect(output).toMatch(/^network +created +rolled back$/m);
  expect(output).toMatch(/^database +created +skipped$/m);
  expect(code).not.toBe(0);
});

test('nothing is left: no account was asked, no folder, worktree or state remains', async () => {
  expect(touched).toEqual([]);
  expect(leftovers()).toEqual([]);
  const worktrees = execFileSync('git', ['worktree', 'list'], { cwd: workspace.root }).toString();
  expect(worktrees.trim().split('\n')).toHaveLength(1);
  const { output } = await workspace.withoutNx('run network:status --env=local');
  expect(output).toContain('never deployed');
});
