import { fakeSession } from '@hipaa-cdk/runner/testing';
import { assertReleasable, assertVersion, type ReleaseSource, releaseSource } from './source';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const image: ReleaseSource = {
  layer: 'compute-ecs',
  parameter: '/p',
  image: '111122223333.dkr.ecr.us-west-2.amazonaws.com/team/clinic',
};
const bundles: ReleaseSource = { layer: 'compute-beanstalk', parameter: '/p', bundles: 'bundles' };

/** What a registry is asked, and what releasing says. */
async function ask(answer: object, status = 200, acceptFindings?: string) {
  const { session } = fakeSession('prod', {});
  const said: string[] = [];
  const asked: { url: string; body: unknown }[] = [];
  const request = ((url: string, { body }: { body: string }) => {
    asked.push({ url, body: JSON.parse(body) });
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  }) as unknown as typeof fetch;
  const say = (line: string): void => void said.push(line);
  await assertReleasable(session, image, DIGEST, { say, request, ...(acceptFindings && { acceptFindings }) });
  return { said, asked };
}

const scanned = (counts: Record<string, number>, status = 'COMPLETE') => ({
  imageDetails: [
    { imageScanStatus: { status }, imageScanFindingsSummary: { findingSeverityCounts: counts } },
  ],
});

test('a layer whose settings name the version has no releases, and is told how to get them', () => {
  expect(() => releaseSource('compute-ecs', { Resources: {} })).toThrow(
    expect.objectContaining({
      code: 'RELEASE_FIXED',
      remedy: expect.stringContaining('image: { repository') as string,
    }),
  );
  expect(() => releaseSource('compute-beanstalk', { Resources: {} })).toThrow(
    expect.objectContaining({ remedy: expect.stringContaining('sourceBundle: { bucketName') as string }),
  );
});

test.each(['latest', 'v1', DIGEST.slice(1), `${DIGEST}0`, ''])('"%s" is no digest', (version) => {
  expect(() => assertVersion(image, version)).toThrow(expect.objectContaining({ code: 'VERSION_INVALID' }));
});

test.each(['', '/absolute.zip', 'a/../b.zip', 'a b.zip', 'a\nb'])('"%s" is no key of a bundle', (version) => {
  expect(() => assertVersion(bundles, version)).toThrow(expect.objectContaining({ code: 'VERSION_INVALID' }));
});

test('a digest and a key are versions', () => {
  expect(() => assertVersion(image, DIGEST)).not.toThrow();
  expect(() => assertVersion(bundles, 'clinic/1.4.2.zip')).not.toThrow();
});

test('the registry of the image is asked, in its own region', async () => {
  const { asked } = await ask(scanned({ MEDIUM: 3 }));
  expect(asked).toEqual([
    {
      url: 'https://api.ecr.us-west-2.amazonaws.com/',
      body: {
        registryId: '111122223333',
        repositoryName: 'team/clinic',
        imageIds: [{ imageDigest: DIGEST }],
      },
    },
  ]);
});

test.each(['ImageNotFoundException', 'com.amazonaws.ecr#RepositoryNotFoundException'])(
  'what the registry answers with %s is not there',
  async (__type) => {
    await expect(ask({ __type }, 400)).rejects.toMatchObject({ code: 'VERSION_MISSING' });
  },
);

test('a registry that refuses to tell is not taken for one that has the image', async () => {
  await expect(ask({ __type: 'AccessDeniedException', message: 'no' }, 400)).rejects.toMatchObject({
    code: 'REGISTRY_REFUSED',
    message: expect.stringContaining('AccessDeniedException: no') as string,
  });
});

test.each([[{ imageDetails: [{}] }], [scanned({}, 'IN_PROGRESS')], [scanned({}, 'FAILED')], [{}]])(
  'an image that nobody has scanned is not released: %j',
  async (answer) => {
    await expect(ask(answer)).rejects.toMatchObject({ code: 'IMAGE_NOT_SCANNED' });
  },
);

test.each(['CRITICAL', 'HIGH'])('an image with a finding that is %s is not released', async (severity) => {
  await expect(ask(scanned({ [severity]: 2, LOW: 9 }))).rejects.toMatchObject({
    code: 'IMAGE_FINDINGS',
    message: expect.stringContaining(`found 2 ${severity.toLowerCase()};`) as string,
  });
});

test('grave findings can be accepted with a reason, which is said', async () => {
  const { said } = await ask(scanned({ HIGH: 1 }), 200, 'the function that it is in is never called');
  expect(said).toEqual(['released with 1 high finding(s): the function that it is in is never called']);
});

test('where no registry can be asked, that is said', async () => {
  const { session } = fakeSession('local', {});
  const said: string[] = [];
  await assertReleasable(session, image, DIGEST, { say: (line) => void said.push(line) });
  expect(said).toEqual([expect.stringMatching(/^not judged: whether the image is there and was scanned/)]);
});

test.each<[string, () => unknown]>([
  [
    'is missing',
    () => {
      throw Object.assign(new Error('no'), { name: 'NotFound' });
    },
  ],
  ['is empty', () => ({ ContentLength: 0 })],
])('a bundle that %s is not released', async (_, HeadObject) => {
  const { session } = fakeSession('prod', { HeadObject });
  await expect(assertReleasable(session, bundles, 'a.zip', { say: () => undefined })).rejects.toMatchObject({
    code: 'VERSION_MISSING',
  });
});

test('a bundle that is there is released', async () => {
  const { session } = fakeSession('prod', { HeadObject: () => ({ ContentLength: 9 }) });
  await expect(
    assertReleasable(session, bundles, 'a.zip', { say: () => undefined }),
  ).resolves.toBeUndefined();
});
