import { z } from 'zod';

/** Where the application's code is. */
export const sourceBundleSchema = z.union(
  [
    z.strictObject({
      /** Folder, or a .zip, .jar or .war file, within the folder of this layer, so that a change of it is seen. */
      path: z
        .string()
        .regex(
          /^(?!.*\.\.)[\w-][\w./-]*$/,
          'expected a path within this layer\'s folder, such as "bundle.zip"',
        ),
    }),
    z.strictObject({
      /** Bucket in the environment's own region. */
      bucketName: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'expected the name of a bucket'),
      /** Key of the object. New code needs a new key. */
      objectKey: z.string().min(1, 'expected the key of an object'),
    }),
  ],
  'expected { path } or { bucketName, objectKey }',
);

export type SourceBundle = z.infer<typeof sourceBundleSchema>;
