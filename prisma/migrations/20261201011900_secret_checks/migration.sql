-- Tells whether a process has the secrets that this database was filled with. For nobody but the owner of the tables.
CREATE TABLE "secret_checks" (
    "name" TEXT NOT NULL,
    "value" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secret_checks_pkey" PRIMARY KEY ("name")
);
