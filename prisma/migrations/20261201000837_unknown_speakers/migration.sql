-- AlterEnum
ALTER TYPE "speaker" ADD VALUE 'UNKNOWN';