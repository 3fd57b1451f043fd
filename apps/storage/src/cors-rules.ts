import { aws_s3 as s3 } from 'aws-cdk-lib';

/** What pages of these origins may do from a browser: read and upload, never delete. */
export function corsRules(origins: readonly string[]): s3.CorsRule[] | undefined {
  if (origins.length === 0) return undefined;
  return [
    {
      allowedOrigins: [...origins],
      allowedMethods: [s3.HttpMethods.GET, s3.HttpMethods.HEAD, s3.HttpMethods.PUT, s3.HttpMethods.POST],
      allowedHeaders: ['authorization', 'content-type', 'content-md5', 'x-amz-*'],
      exposedHeaders: ['etag', 'x-amz-version-id'],
      maxAge: 3600,
    },
  ];
}
