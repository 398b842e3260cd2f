// What the tests use of a server that has no types of its own.
declare module "@20minutes/s3rver" {
  export default class S3rver {
    constructor(
      options: Readonly<{
        port: number;
        address: string;
        silent: boolean;
        directory: string;
        configureBuckets: readonly Readonly<{ name: string; configs: readonly string[] }>[];
      }>,
    );
    run(): Promise<Readonly<{ port: number }>>;
    close(): Promise<void>;
  }
}
