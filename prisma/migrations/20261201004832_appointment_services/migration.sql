-- AlterTable
ALTER TABLE "appointments" ADD COLUMN     "service" TEXT;

-- AlterTable
ALTER TABLE "booking_plans" ADD COLUMN     "book_on_holidays" BOOLEAN NOT NULL DEFAULT false;